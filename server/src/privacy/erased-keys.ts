import {
  DEFAULT_MATCHING,
  matchable,
  type CanonicalSettings,
  type ErasedPersons,
  type ShownPerson,
} from '../contacts';
import type { MatchingKey, MatchingRules } from '../contracts/institutions/mapping';
import { ERASED_KEY_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, text, time } from '../kernel/database/values';
import type { PersonNumber } from '../kernel/personal-data';
import type { Secret } from './secret';

const numberKey = (secret: Secret, { institution, number }: PersonNumber): string =>
  secret.digest(['number', institution, number]);

/** Values that hardly two people of one name share. */
const DISTINGUISHING: readonly MatchingKey[] = ['email', 'mobilePhone', 'birthDate'];

/** Each is computed when it is asked for: who looks for a person needs only some of them. */
interface RuleDigests {
  /** Of all who have the values of the rule. */
  alike(): string;
  /** Of one who has them and no first name. */
  unnamed(): string;
  /** Of one who has them and the person's first name; `null` where it has none. */
  namesake: (() => string) | null;
}

/**
 * The rules by which erased persons are recognized, each once: most institutions use the default
 * rule. Rules without a distinguishing value would exclude namesakes.
 */
function distinguishingRules(rules: MatchingRules): MatchingRules {
  const distinguishing = [...DEFAULT_MATCHING, ...rules]
    .filter((rule) => rule.some((key) => DISTINGUISHING.includes(key)))
    .map((rule) => [...rule].sort());
  return [...new Map(distinguishing.map((rule) => [rule.join(), rule])).values()];
}

/**
 * The digests for each rule whose values the person has. Families share e-mails and names, so that
 * different first names are different people.
 */
function ruleDigests(
  secret: Secret,
  { fields, type }: Pick<ShownPerson, 'fields' | 'type'>,
  rules: MatchingRules,
  settings: CanonicalSettings,
): RuleDigests[] {
  const subject = matchable(type, fields, settings);
  const firstName = subject.valueOf('firstName');
  return rules.flatMap((rule) => {
    const values = rule.map((key) => [key, subject.valueOf(key)] as const);
    if (values.some(([, value]) => value === null)) return [];
    const digest = (...more: string[]) =>
      secret.digest([
        'rule',
        type,
        ...values.flatMap(([key, value]) => [key, value ?? '']),
        ...more,
      ]);
    return {
      alike: () => digest(),
      unnamed: () => digest('unnamed'),
      namesake: firstName === null ? null : () => digest('namesake', firstName),
    };
  });
}

/** A first name that is missing on one side is ignored. */
const soughtBy = ({ alike, namesake, unnamed }: RuleDigests): string[] =>
  namesake === null ? [alike()] : [namesake(), unnamed()];

const rememberedAs = ({ alike, namesake, unnamed }: RuleDigests): string[] => [
  alike(),
  (namesake ?? unnamed)(),
];

export interface ErasedKeys extends ErasedPersons {
  /** Remembers a person in the current transaction. */
  remember(
    person: Pick<ShownPerson, 'fields' | 'type'> & {
      formerFields: readonly ShownPerson['fields'][];
      numbers: readonly PersonNumber[];
    },
    by: { rules: MatchingRules; settings: CanonicalSettings },
    at: Date,
  ): Promise<void>;
}

export function databaseErasedKeys(database: StrapiDatabase, secret: Secret): ErasedKeys {
  /** When the persons of keys were erased, by key. */
  async function known(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const part of chunks([...new Set(keys)])) {
      const rows = await database
        .query(ERASED_KEY_UID)
        .select(['key', 'erasedAt'])
        .where({ key: { $in: part } })
        .execute();
      for (const row of rows) found.set(text(row.key) ?? '', time(row.erasedAt)?.getTime() ?? 0);
    }
    return found;
  }

  async function store(keys: Iterable<string>, erasedAt: Date): Promise<void> {
    const { column } = database.names(ERASED_KEY_UID);
    for (const part of chunks([...new Set(keys)])) {
      await database
        .query(ERASED_KEY_UID)
        .insert(part.map((key) => ({ key, erasedAt })))
        .onConflict([column('key')])
        .merge([column('erasedAt')])
        .execute();
    }
  }

  return {
    async areErased(shown, { institution, rules, settings }) {
      const distinguishing = distinguishingRules(rules);
      const keys = shown.map((person) => ({
        createdAtMs: person.createdAtMs,
        number:
          institution === null || person.contactNumber === null
            ? null
            : numberKey(secret, { institution, number: person.contactNumber }),
        rules: ruleDigests(secret, person, distinguishing, settings).flatMap(soughtBy),
      }));
      const erased = await known(
        keys.flatMap(({ number, rules: own }) => [number ?? [], own].flat()),
      );
      if (erased.size === 0) return shown.map(() => false);
      return keys.map(({ createdAtMs, number, rules: own }) => {
        if (number !== null && erased.has(number)) return true;
        return own.some((key) => (erased.get(key) ?? -Infinity) >= (createdAtMs ?? 0));
      });
    },
    async numbersErased(institution, numbers) {
      const byKey = new Map(
        numbers.map((number) => [numberKey(secret, { institution, number }), number]),
      );
      if (byKey.size === 0) return new Set();
      const erased = await known([...byKey.keys()]);
      return new Set([...erased.keys()].flatMap((key) => byKey.get(key) ?? []));
    },
    async remember({ fields, formerFields, numbers, type }, { rules, settings }, erasedAt) {
      const distinguishing = distinguishingRules(rules);
      await store(
        [
          ...numbers.map((number) => numberKey(secret, number)),
          ...[fields, ...formerFields].flatMap((one) =>
            ruleDigests(secret, { type, fields: one }, distinguishing, settings).flatMap(
              rememberedAs,
            ),
          ),
        ],
        erasedAt,
      );
    },
    keepOut: (institution, numbers, at) =>
      store(
        numbers.map((number) => numberKey(secret, { institution, number })),
        at,
      ),
  };
}
