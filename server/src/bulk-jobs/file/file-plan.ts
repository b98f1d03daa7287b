import type { FileLoadPlan, LoadCounts } from '../../contracts/loads';
import { takingTurns } from '../../kernel/turns';
import { chunks } from '../../kernel/database/values';
import { bringKeysUpToDate } from '../../contacts/deliveries/kept-out-keys';
import { countLinks } from '../links-of-load';
import type { Judged } from '../push/push-slice';
import { candidatesInCrm } from './file-candidates';
import { FILE_SLICE, rowContext, type FileLoadPorts, type FileSettings } from './file-load';
import { fileSource, type FileSource } from './file-source';
import { addRowCounts, findingsOf, judgeRows, type RowFinding } from './judge-rows';
import type { KnownContact } from './judge-row';
import { knownContacts } from './known-contacts';
import { addNotCreated, isToCreate, judgeCreated, wantingNew } from './link-created';

/** So many findings are kept: who has more of them looks at the file, not at the list. */
const FINDINGS_KEPT = 500;

/** What is known of a file as long as none of its columns is read: how many rows it has. */
async function unreadPlan(
  source: FileSource,
  { headings, mapping }: FileSettings,
): Promise<FileLoadPlan> {
  while ((await source.take(FILE_SLICE)).length > 0);
  return { counts: { rows: source.position() }, findings: [], calls: 0, mapping, headings };
}

/** What becomes of the contacts of a file at the institutions that want them; writes nothing. */
async function judgeAllCreated(
  created: readonly KnownContact[],
  { database, institutions, now, store }: FileLoadPorts,
): Promise<Judged[]> {
  const all: Judged[] = [];
  const updatedAt = now();
  const turn = takingTurns();
  for (const institution of wantingNew(institutions.all())) {
    await bringKeysUpToDate(database, institution.contacts);
    const creates = new Map<string, string>();
    for (const part of chunks(created, FILE_SLICE)) {
      const contacts = part.map((contact) => ({
        ...contact,
        fields: { ...contact.fields },
        updatedAt,
      }));
      const judged = await store.transaction((transaction) =>
        judgeCreated(contacts, institution, transaction, creates),
      );
      all.push(...judged);
      await turn();
    }
  }
  return all;
}

/** Goes through a whole file as its run would, and writes nothing. */
export async function planFileLoad(
  text: string,
  settings: FileSettings,
  ports: FileLoadPorts,
): Promise<FileLoadPlan> {
  const { database } = ports;
  const source = await fileSource(text, settings.separator);
  if (Object.keys(settings.mapping).length === 0) return unreadPlan(source, settings);
  const context = rowContext(settings, ports);
  const turn = takingTurns();
  const known = knownContacts();
  const created = new Set<string>();
  const changed = new Set<string>();
  const findings: RowFinding[] = [];
  let counts: LoadCounts = {};
  const newDocumentId = () => `new contact ${created.size + 1}`;
  for (
    let records = await source.take(FILE_SLICE);
    records.length > 0;
    records = await source.take(FILE_SLICE)
  ) {
    known.add(await candidatesInCrm(database, records, context.settings));
    for (const record of records) {
      await turn();
      const rows = judgeRows([record], known, { ...context, newDocumentId });
      counts = addRowCounts(counts, rows);
      findings.push(...rows.flatMap(findingsOf).slice(0, FINDINGS_KEPT - findings.length));
      for (const { contactDocumentId, judgement } of rows) {
        if (contactDocumentId === null || judgement === null) continue;
        if (judgement.kind === 'create') created.add(contactDocumentId);
        const hasChanges = judgement.kind === 'match' && Object.keys(judgement.changes).length > 0;
        if (hasChanges && !created.has(contactDocumentId)) changed.add(contactDocumentId);
      }
    }
  }
  const judged = await judgeAllCreated(
    [...created].flatMap((id) => known.get(id) ?? []),
    ports,
  );
  counts = addNotCreated(counts, judged);
  const creates = judged.filter(({ judgement }) => isToCreate(judgement));
  const calls = creates.length + (await countLinks(database, [...changed]));
  return { counts, findings, calls, mapping: settings.mapping, headings: settings.headings };
}
