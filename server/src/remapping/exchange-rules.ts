import { isDeepStrictEqual } from 'node:util';
import type {
  ExchangeRule,
  ExchangeRules,
  ExchangeRulesInUse,
  PreviewMapping,
} from '../contracts/institutions/mapping';
import { DEFAULT_MATCHING, type ContactSettings } from '../contacts';

type RuleName = 'receives' | 'sends' | 'matching';

/** Changed rules; `null` means as configured. */
type ExchangeRuleChanges = Pick<PreviewMapping.Request, RuleName>;

/** The part of an institution's settings that says which contacts are exchanged. */
type RuledSettings = Pick<ContactSettings, RuleName>;

/** The changes among the parts of a request, with the configured rule in place of `null`. */
export function withRuleChanges<Configured extends ExchangeRules>(
  configured: Configured,
  { matching, receives, sends }: ExchangeRuleChanges,
  asConfigured: ExchangeRules,
): Configured {
  return {
    ...configured,
    ...(receives !== undefined && { receives: receives ?? asConfigured.receives }),
    ...(sends !== undefined && { sends: sends ?? asConfigured.sends }),
    ...(matching !== undefined && { matching: matching ?? asConfigured.matching }),
  };
}

export function changedRules(set: ExchangeRules, changes: ExchangeRuleChanges): ExchangeRules {
  const next = { ...set, ...changes };
  return {
    ...(next.receives && { receives: next.receives }),
    ...(next.sends && { sends: next.sends }),
    ...(next.matching && { matching: next.matching }),
  };
}

export function rulesInUse(
  current: RuledSettings,
  configured: RuledSettings,
  setInPanel: ExchangeRules,
): ExchangeRulesInUse {
  const originOf = (name: RuleName, standard: unknown) => {
    if (Object.hasOwn(setInPanel, name)) return 'panel';
    return isDeepStrictEqual(configured[name], standard) ? 'standard' : 'configuration';
  };
  const rule = <Value>(origin: ExchangeRule<Value>['origin'], value: Value, former: Value) => ({
    value,
    origin,
    configured: former,
  });
  return {
    receives: rule(
      originOf('receives', undefined),
      current.receives ?? null,
      configured.receives ?? null,
    ),
    sends: rule(originOf('sends', undefined), current.sends ?? null, configured.sends ?? null),
    matching: rule(originOf('matching', DEFAULT_MATCHING), current.matching, configured.matching),
  };
}
