import type { Alarm } from '../../contracts/alarms';
import type {
  HarmedValue,
  SaveFinding,
  StopCause,
} from '../../contracts/institutions/sending-trust';
import { UNSETTLED, type ReadBackRecord, type ReadBacks, type SendingTrust } from '../../sending';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { ContactSettings } from '../settings';
import { fieldAt } from './observed';

/**
 * Whether a person may see the values of a field; `null` stands for places without a mapped field.
 */
export type MaySee = (field: string | null) => boolean;

type NamesOfContacts = (
  documentIds: readonly string[],
) => Promise<ReadonlyMap<string, string | null>>;

interface Subject {
  code: string;
  savingBasis: string;
  contacts: ContactSettings;
}

/** The values that a save harmed, regardless of permissions. */
function harmedBy({ finding, method }: ReadBackRecord, settings: ContactSettings): HarmedValue[] {
  if (finding === null) return [];
  const { altered, lost, notDone } = finding;
  return [
    ...[...lost, ...altered].map(({ after, before, place }) => ({
      field: fieldAt(place, method, settings),
      place,
      before,
      after,
      sent: null,
    })),
    ...notDone.map(({ after, before, field, place, sent }) => ({
      field,
      place,
      before,
      after,
      sent,
    })),
  ];
}

/** The findings about saves at an institution, limited to what a person may see. */
export async function saveFindings(
  { code, contacts, savingBasis }: Subject,
  maySee: MaySee,
  {
    namesOf,
    namesOfContacts,
    readBacks,
  }: { readBacks: ReadBacks; namesOf: NamesOfAuthors; namesOfContacts: NamesOfContacts },
): Promise<SaveFinding[]> {
  const found = await readBacks.findings(code);
  const documentIds = found.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const names = await namesOfContacts(maySee('displayName') ? [...new Set(documentIds)] : []);
  const nameOf = await namesOf(found.map(({ restoredBy }) => restoredBy));
  return found.map((record) => {
    const { contactDocumentId, contactNumber, failure, openedAt, reference, restoredBy } = record;
    const harmed = harmedBy(record, contacts);
    const values = harmed.map((value) =>
      maySee(value.field) ? value : { ...value, before: null, after: null, sent: null },
    );
    return {
      reference,
      // Only read-backs with a finding are selected.
      state: record.state as SaveFinding['state'],
      contactDocumentId: maySee(null) ? contactDocumentId : null,
      contactName: names.get(contactDocumentId ?? '') ?? null,
      contactNumber,
      at: (record.endedAt ?? openedAt).toISOString(),
      values,
      areValuesShown: harmed.every(({ field }) => maySee(field)),
      failure,
      needsSetting: record.savingBasis === savingBasis,
      mayBeAnothers: record.finding?.mayBeAnothers ?? false,
      restoredBy: nameOf(restoredBy),
    };
  });
}

/** The fields or places that S-360 lost by saves of one link, as far as they are unresolved. */
export async function lostFields(
  { code, contacts }: Subject,
  linkId: number,
  readBacks: ReadBacks,
): Promise<string[]> {
  const found = await readBacks.findings(code, linkId);
  const open = found.filter(({ state }) => UNSETTLED.includes(state));
  const names = open.flatMap((record) =>
    harmedBy(record, contacts).map(({ field, place }) => field ?? place),
  );
  return [...new Set(names)];
}

/** The findings that a stop is about. */
const STATES_OF: Record<StopCause, readonly ReadBackRecord['state'][]> = {
  lost: UNSETTLED,
  notDone: ['notDone'],
  notReadable: ['notReadable'],
  person: UNSETTLED,
  imported: [],
};

/**
 * The alarm that sending was stopped, with the contacts and fields that caused it. It contains no
 * values, because alarms leave the system.
 */
export async function sendingAlarms(
  { code, contacts }: Subject,
  { readBacks, trust }: { readBacks: ReadBacks; trust: Pick<SendingTrust, 'statusOf'> },
): Promise<Alarm[]> {
  const status = await trust.statusOf(code);
  if (status.state !== 'stopped') return [];
  const stopping = STATES_OF[status.cause];
  const open = (await readBacks.findings(code)).filter(({ state }) => stopping.includes(state));
  return [
    {
      kind: 'sendingStopped',
      cause: status.cause,
      since: status.at,
      contacts: open.map((record) => ({
        contactDocumentId: record.contactDocumentId,
        contactNumber: record.contactNumber,
        fields: harmedBy(record, contacts).map(({ field, place }) => field ?? place),
      })),
    },
  ];
}
