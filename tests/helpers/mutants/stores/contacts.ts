import {
  CONTACT_HISTORY_UID,
  EXCLUDED_ITEM_UID,
  MATCH_REVIEW_UID,
  QUEUED_PULL_UID,
} from '../../../../server/src/contracts/uids';
import { reason } from '../../../../server/src/contracts/reasons';
import type * as ExcludedModule from '../../../../server/src/contacts/database/excluded-statements';
import type * as IdentityModule from '../../../../server/src/contacts/database/identity-statements';
import type * as QueuePullsModule from '../../../../server/src/contacts/database/queue-pulls';
import type { OpenMatchReview } from '../../../../server/src/contacts/model/open-match-review';
import { AT, contextOf, HERE, NUMBER, probe } from './probe';

const pulls = probe<typeof QueuePullsModule>({
  name: 'queued pulls',
  entry: 'server/src/contacts/database/queue-pulls.ts',
  async run(module, on) {
    await on.alike(QUEUED_PULL_UID, (institution) => ({
      institution,
      contactNumber: NUMBER,
      lane: 'edit',
      attempts: 3,
      nextAttemptAt: AT,
      givenUpAt: AT,
      bulkJobId: 7,
      driftCheckId: 8,
    }));
    const pull = { institution: HERE, contactNumber: NUMBER, reason: 'requested' } as const;
    const state = async () =>
      (await on.rows(QUEUED_PULL_UID)).map((row) =>
        [row.lane, row.attempts, row.givenUpAt, row.bulkJobId, row.driftCheckId].map((value) =>
          value === null ? null : value instanceof Date ? 'at' : value,
        ),
      );
    const asked = async (lane: 'bulk' | 'edit') => {
      await module.queuePulls(on.database, on.trx, [{ ...pull, lane }]);
      return (await state())[1];
    };
    const [bulk, edit] = [await asked('bulk'), await asked('edit')];
    return { bulk, edit, others: (await state()).filter((_row, index) => index !== 1).length };
  },
  expected: {
    bulk: ['edit', 3, null, null, null],
    edit: ['edit', 0, null, null, null],
    others: 2,
  },
  mutants: [
    {
      mistake: 'a bulk request that takes the lane of an operator’s request',
      find: "by: ['institution', 'contactNumber'],\n        attributes: lane === 'edit' ? [...again, ...atOnce] : again,",
      replace: "by: ['institution', 'contactNumber'],\n        attributes: [...again, ...atOnce],",
    },
    {
      mistake: 'a request that is not tried at once',
      find: "by: ['institution', 'contactNumber'],\n        attributes: lane === 'edit' ? [...again, ...atOnce] : again,",
      replace: "by: ['institution', 'contactNumber'],\n        attributes: again,",
    },
    {
      mistake: 'a pull that stays given up',
      find: "'driftCheckId', 'givenUpAt', 'failureCode', 'bulkJobId'];",
      replace: "'driftCheckId', 'failureCode', 'bulkJobId'];",
    },
    {
      mistake: 'a pull that stays on hold',
      find: "'driftCheckId', 'givenUpAt', 'failureCode', 'bulkJobId'];",
      replace: "'driftCheckId', 'givenUpAt', 'failureCode'];",
    },
  ],
});

const excluded = probe<typeof ExcludedModule>({
  name: 'contacts that were left out or are under review',
  entry: 'server/src/contacts/database/excluded-statements.ts',
  async run(module, on) {
    for (const stream of ['contacts', 'orders'])
      await on.alike(EXCLUDED_ITEM_UID, (institution) => ({
        institution,
        stream,
        number: `${NUMBER}-${stream}`,
        emailKey: 'a@example.com',
        body: JSON.stringify(institution),
        excludedAt: AT,
      }));
    for (const state of ['open', 'decided'])
      await on.alike(MATCH_REVIEW_UID, (institution) => ({
        kind: 'match',
        institution,
        contactNumber: NUMBER,
        contactDocumentIds: JSON.stringify([`${state}-${institution}`]),
        noticedAt: AT,
        state,
      }));
    const statements = module.excludedStatements(contextOf(on));
    return {
      found: await statements.excludedContacts(HERE, {
        emailKey: ['a@example.com'],
        nameKey: [],
        phoneKey: [],
      }),
      underReview: [...(await statements.contactsUnderReview(HERE))],
    };
  },
  expected: {
    found: [{ contactNumber: `${NUMBER}-contacts`, body: `"${HERE}"` }],
    underReview: [`open-${HERE}`],
  },
  mutants: [
    {
      mistake: 'contacts that another institution left out',
      find: "where: { institution, stream: 'contacts' },",
      replace: "where: { stream: 'contacts' },",
    },
    {
      mistake: 'orders that were left out among contacts',
      find: "where: { institution, stream: 'contacts' },",
      replace: 'where: { institution },',
    },
    {
      mistake: 'contacts under review at other institutions',
      find: ".where({ institution, kind: 'match', state: 'open' })",
      replace: ".where({ kind: 'match', state: 'open' })",
    },
    {
      mistake: 'contacts whose review was decided',
      find: ".where({ institution, kind: 'match', state: 'open' })",
      replace: ".where({ institution, kind: 'match' })",
    },
  ],
});

const reviews = probe<typeof IdentityModule>({
  name: 'match reviews and a history that moves',
  entry: 'server/src/contacts/database/identity-statements.ts',
  async run(module, on) {
    const statements = module.identityStatements(contextOf(on));
    const review = (institution: string): OpenMatchReview => ({
      kind: 'match',
      institution,
      contactNumber: NUMBER,
      contactType: 'individual',
      contactDocumentIds: [institution],
      reason: reason('noContact', { contact: institution }),
      noticedAt: AT,
    });
    await statements.openMatchReviews([review('abbey'), review(HERE)]);
    await statements.openMatchReviews([review(HERE)]);
    await statements.closeMatchReviews('abbey', [NUMBER], AT);
    const asked = [
      await statements.numbersUnderReview(HERE, [NUMBER]),
      await statements.numbersUnderReview('abbey', [NUMBER]),
    ];
    const entry = { field: 'town', cause: 'crm', changedAt: AT };
    await on.database
      .query(CONTACT_HISTORY_UID)
      .insert([
        { ...entry, contactDocumentId: 'from', mergedName: 'Earlier' },
        { ...entry, contactDocumentId: 'from' },
        { ...entry, contactDocumentId: 'other' },
      ])
      .execute();
    await statements.moveHistory('from', 'to', 'Name');
    return {
      asked,
      states: (await on.rows(MATCH_REVIEW_UID)).map(({ institution, state }) => [
        institution,
        state,
      ]),
      history: (await on.rows(CONTACT_HISTORY_UID)).map(({ contactDocumentId, mergedName }) => [
        contactDocumentId,
        mergedName,
      ]),
    };
  },
  expected: {
    asked: [[NUMBER], []],
    states: [
      ['abbey', 'decided'],
      [HERE, 'open'],
    ],
    history: [
      ['to', 'Earlier'],
      ['to', 'Name'],
      ['other', null],
    ],
  },
  mutants: [
    {
      mistake: 'one review for the same number at two institutions',
      find: '`${institution}/${contactNumber}`;\n\nasync function searchContacts',
      replace: '`/${contactNumber}`;\n\nasync function searchContacts',
    },
    {
      mistake: 'a closed review that stays open',
      find: "state: 'decided',\n            openKey: null,\n            decision: jsonText({ kind: 'settled' }),",
      replace: "openKey: null,\n            decision: jsonText({ kind: 'settled' }),",
    },
    {
      mistake: 'the name of an earlier merge that is replaced',
      find: 'mergedName: { $null: true },\n        $or: [{ field: { $notNull: true } }, { oldValue: { $null: true } }],',
      replace: '$or: [{ field: { $notNull: true } }, { oldValue: { $null: true } }],',
    },
    {
      mistake: 'the history of others that moves',
      find: '.where({ contactDocumentId: from })\n          .update({ contactDocumentId: to })',
      replace: '.update({ contactDocumentId: to })',
    },
  ],
});

export const CONTACT_PROBES = [pulls, excluded, reviews];
