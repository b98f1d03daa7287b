import type { InstitutionMapping } from '../../../../../server/src/contracts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { changedAspects, type ChangedAspect } from './changedAspects';
import { draftedFields } from '../editing/fieldDraft';
import { changedRules, draftedRule, type MappingChanges, type RuleName } from '../mappingChanges';
import { usePathWords } from '../usePathWords';
import { useFilterWords, useMappedPlaces, useMatchingWords } from '../useRuleWords';

/** One changed field or rule. */
interface ChangedSetting {
  name: string;
  aspects: readonly ChangedAspect[];
}

export function useChangedSettings(
  mapping: InstitutionMapping,
  changes: MappingChanges,
): ChangedSetting[] {
  const text = useText();
  const { nameOf } = useFieldNames();
  const fields = useChangedFields(mapping, changes);
  const received = useFilterWords(useMappedPlaces(mapping.fields));
  const sent = useFilterWords(
    mapping.comparable.map(({ field }) => ({ id: field, text: nameOf(field) })),
  );
  const { linesOf } = useMatchingWords();
  const next = <Name extends RuleName>(name: Name) =>
    draftedRule(name, mapping[name], changes).value;
  const lines: Record<RuleName, () => Pick<ChangedAspect, 'former' | 'next'>> = {
    receives: () => ({
      former: received(mapping.receives.value),
      next: received(next('receives')),
    }),
    sends: () => ({ former: sent(mapping.sends.value), next: sent(next('sends')) }),
    matching: () => ({ former: linesOf(mapping.matching.value), next: linesOf(next('matching')) }),
  };
  const rules = changedRules(changes).map((name) => ({
    name: text(`mapping.rules.${name}`),
    aspects: [{ label: text('mapping.column.contacts'), ...lines[name]() }],
  }));
  return [...rules, ...fields];
}

function useChangedFields(mapping: InstitutionMapping, { changes }: MappingChanges) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const ofPath = usePathWords();
  const known = new Map(mapping.fields.map((one) => [one.field, one]));
  // A person's setting can equal the configuration's: then only who sets it changes.
  const onlyOrigin: ChangedAspect = {
    label: text('mapping.column.origin'),
    former: [text('mapping.origin.panel')],
    next: [text('mapping.edit.asConfigured')],
  };
  return draftedFields(mapping.fields, changes)
    .filter(({ field }) => Object.hasOwn(changes, field))
    .map(({ field, setting }): ChangedSetting => {
      const aspects = changedAspects(known.get(field) ?? null, setting, { text, ofPath });
      return { name: nameOf(field), aspects: aspects.length > 0 ? aspects : [onlyOrigin] };
    });
}
