import { CONTACT_LINK_UID, CONTACT_UID } from '../../../../server/src/contracts/uids';
import type * as MarkLinksModule from '../../../../server/src/contacts/database/mark-links';
import type * as ReceivedLinksModule from '../../../../server/src/contacts/database/received-links';
import type { Row } from '../../../../server/src/kernel/database/strapi-database';
import { untraced } from '../../../../server/src/kernel/tracing/tracing';
import { AT, contextOf, HERE, NUMBER, probe } from './probe';

/** The links of one number: each institution’s own contact has it. */
const linkOf = (institution: string, more: Row = {}): Row => ({
  documentId: `link-${institution}`,
  institution,
  contactNumber: NUMBER,
  contactDocumentId: `contact-${institution}`,
  baseUrl: `https://${institution}.example.com`,
  state: 'inSync',
  observations: '{}',
  markedRevision: 1,
  ...more,
});

const received = probe<typeof ReceivedLinksModule>({
  name: 'the links of a number',
  entry: 'server/src/contacts/database/received-links.ts',
  async run(module, on) {
    const inDoubt = JSON.stringify({ since: AT });
    const open = (state: string, more: Row) =>
      on.alike(CONTACT_LINK_UID, (institution) =>
        linkOf(institution, {
          contactNumber: null,
          contactDocumentId: `${state}-${institution}`,
          state,
          ...more,
        }),
      );
    await on.alike(CONTACT_LINK_UID, (institution) => linkOf(institution));
    await on.alike(CONTACT_UID, (institution) => ({
      documentId: `contact-${institution}`,
      type: institution === HERE ? 'structure' : 'individual',
    }));
    const before = await module.knownNumbers(on, HERE, [NUMBER]);
    await open('inDoubt', { inDoubt });
    await open('unlinked', { sending: inDoubt });
    await open('failed', { inDoubt });
    const known = await module.knownNumbers(on, HERE, [NUMBER]);
    const context = contextOf(on);
    const found = await module.selectLinks(context, 'contactNumber', [NUMBER], {
      institution: HERE,
    });
    return {
      known: known.numbers.map(({ contactDocumentId, contactType }) => [
        contactDocumentId,
        contactType,
      ]),
      hasOpenCreates: [before.hasOpenCreates, known.hasOpenCreates],
      found: found.map(({ institution }) => institution),
      creates: (await module.openCreates(context, HERE)).map(
        ({ contactDocumentId }) => contactDocumentId,
      ),
    };
  },
  expected: {
    known: [[`contact-${HERE}`, 'structure']],
    hasOpenCreates: [false, true],
    found: [HERE],
    creates: [`inDoubt-${HERE}`, `unlinked-${HERE}`],
  },
  mutants: [
    {
      mistake: 'links of other institutions with the number',
      find: 'if (options.institution !== undefined) void query.where({ institution: options.institution });',
      replace: '',
    },
    {
      mistake: 'creates at other institutions',
      find: '.select(linkColumns(database)).where({ institution });',
      replace: '.select(linkColumns(database));',
    },
    {
      mistake: 'a number that other institutions know',
      find: ".where(link('institution'), institution);",
      replace: ';',
    },
    {
      mistake: 'a create in doubt that is overlooked',
      find: "void isOut.whereNotNull(name('sending')).orWhereNotNull(name('inDoubt'));",
      replace: "void isOut.whereNotNull(name('sending'));",
    },
    {
      mistake: 'the create of a contact that was deleted meanwhile and is overlooked',
      find: "['sending', 'inDoubt', 'unlinked'];",
      replace: "['sending', 'inDoubt'];",
    },
    {
      mistake: 'links with a number among open creates',
      find: ".whereRaw(`coalesce(??, '') = ''`, [name('contactNumber')])",
      replace: ".whereRaw(`coalesce(??, '') <> ''`, [name('contactNumber')])",
    },
  ],
});

const marked = probe<typeof MarkLinksModule>({
  name: 'the marks of links',
  entry: 'server/src/contacts/database/mark-links.ts',
  async run(module, on) {
    const contact = 'changed';
    const waits = { state: 'pending', lane: 'edit', bulkJobId: 7 };
    const states: Row[] = [
      { state: 'inSync', lane: 'edit', bulkJobId: 7 },
      waits,
      { state: 'unlinked', lane: 'edit' },
      { state: 'failed', lane: 'bulk', attempts: 3, nextAttemptAt: AT },
    ];
    for (const [index, values] of states.entries())
      await on.database
        .query(CONTACT_LINK_UID)
        .insert(linkOf(`venue${index}`, { ...values, contactDocumentId: contact }))
        .execute();
    await on.database
      .query(CONTACT_LINK_UID)
      .insert(linkOf('venue9', { contactDocumentId: 'another' }))
      .execute();
    const tracing = untraced;
    const mark = { contactDocumentIds: [contact], at: AT, lane: 'bulk' } as const;
    const first = await module.markLinks({ ...on, tracing }, { ...mark, exceptInstitution: null });
    const second = await module.markLinks(
      { ...on, tracing },
      { ...mark, exceptInstitution: 'venue0' },
    );
    const links = await on.rows(CONTACT_LINK_UID);
    return [
      [first, second],
      ...links.map((link) =>
        [link.state, link.markedRevision, link.lane, link.bulkJobId, link.attempts].map(
          (value) => value ?? null,
        ),
      ),
    ];
  },
  expected: [
    [3, 2],
    ['pending', 2, 'bulk', null, 0],
    ['pending', 3, 'edit', 7, null],
    ['unlinked', 1, 'edit', null, null],
    ['pending', 3, 'bulk', null, 0],
    ['inSync', 1, null, null, null],
  ],
  mutants: [
    {
      mistake: 'an unlinked number that is marked',
      find: ".whereNotIn('state', CLOSED_STATES);",
      replace: ';',
    },
    {
      mistake: 'a mark at the institution that sent the data',
      find: "if (exceptInstitution !== null) links.whereNot('institution', exceptInstitution);",
      replace: '',
    },
    {
      mistake: 'an edit that waits and becomes bulk work',
      find: "case when lane = 'edit' and state in ('pending', 'sending') then lane else ? end",
      replace: "case when lane = 'edit' and state in ('sending') then lane else ? end",
    },
    {
      mistake: 'work that is taken from the bulk job which holds it back',
      find: '[bulkJobId]: release ? null : trx.raw(`${woken} then null else ?? end`, [bulkJobId]),',
      replace: '[bulkJobId]: null,',
    },
    {
      mistake: 'a failed link that keeps its attempts',
      find: 'attempts: trx.raw(`${woken} then 0 else attempts end`),',
      replace: '',
    },
    {
      mistake: 'a mark that does not count',
      find: "[column('markedRevision')]: trx.raw('?? + 1', [column('markedRevision')]),",
      replace: '',
    },
  ],
});

export const LINK_PROBES = [received, marked];
