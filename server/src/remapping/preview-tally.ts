import type {
  CountedContacts,
  FieldPreview,
  MappingPreview,
} from '../contracts/institutions/mapping';
import type { ContactEffect } from './preview-contact';

const MAX_EXAMPLES = 5;

export const noContacts = (): CountedContacts => ({ count: 0, examples: [] });

export function count(contacts: CountedContacts, documentId: string): void {
  contacts.count += 1;
  if (contacts.examples.length < MAX_EXAMPLES) contacts.examples.push(documentId);
}

interface PreviewTally {
  add(documentId: string, effect: ContactEffect): void;
  total(): TalliedPreview;
}

/** The effects of a proposal, without the estimated duration of its calls. */
export type TalliedPreview = Omit<
  MappingPreview,
  'estimate' | 'callsElsewhere' | 'receives' | 'sends' | 'matching'
> & {
  callsElsewhere: { institution: string; calls: number }[];
  noLongerReceived: CountedContacts;
  noLongerSent: CountedContacts;
  sentAgain: CountedContacts;
};

/** Lists `fields` even where nothing would change in them. */
export function previewTally(institution: string, fields: readonly string[]): PreviewTally {
  const empty = (field: string): FieldPreview => ({
    field,
    taken: noContacts(),
    sent: noContacts(),
    conflicts: noContacts(),
  });
  const byField = new Map(fields.map((field) => [field, empty(field)]));
  const calls = new Map<string, number>();
  const created = noContacts();
  const withheld = noContacts();
  const noLongerReceived = noContacts();
  const noLongerSent = noContacts();
  const sentAgain = noContacts();
  let contacts = 0;

  function previewOf(field: string): FieldPreview {
    const known = byField.get(field) ?? empty(field);
    byField.set(field, known);
    return known;
  }

  return {
    add(documentId, effect) {
      if (effect.isLinked) contacts += 1;
      for (const field of effect.taken) count(previewOf(field).taken, documentId);
      for (const field of effect.sent) count(previewOf(field).sent, documentId);
      for (const field of effect.conflicts) count(previewOf(field).conflicts, documentId);
      if (effect.isCreated) count(created, documentId);
      if (effect.isWithheld) count(withheld, documentId);
      if (effect.isNoLongerReceived) count(noLongerReceived, documentId);
      if (effect.isNoLongerSent) count(noLongerSent, documentId);
      if (effect.isSentAgain) count(sentAgain, documentId);
      for (const code of effect.calls) calls.set(code, (calls.get(code) ?? 0) + 1);
    },
    total: () => ({
      institution,
      contacts,
      fields: [...byField.values()],
      created,
      withheld,
      noLongerReceived,
      noLongerSent,
      sentAgain,
      calls: calls.get(institution) ?? 0,
      callsElsewhere: [...calls]
        .filter(([code]) => code !== institution)
        .map(([code, number]) => ({ institution: code, calls: number })),
    }),
  };
}
