/** The assumptions about S-360 where its public documentation leaves a question open, each once. */

import { always, type Setting, type SettingGiven, type SettingValue } from './setting';
import { OF_CALLS } from './of-calls';
import { OF_CONTACTS } from './of-contacts';
import { OF_SALES } from './of-sales';
import { OF_WEBHOOKS } from './of-webhooks';

export type { Assumption } from './assumption';
export type { AnySetting, Setting } from './setting';

/** By name; the contract check and the documentation use the same names. */
export const ASSUMPTIONS = { ...OF_CALLS, ...OF_CONTACTS, ...OF_SALES, ...OF_WEBHOOKS };

type Table = typeof ASSUMPTIONS;
export type AssumptionName = keyof Table;

export const isAssumption = (name: string): name is AssumptionName =>
  Object.hasOwn(ASSUMPTIONS, name);

type OwnSettings = {
  readonly [
    Name in AssumptionName as Table[Name]['setting'] extends Setting ? Name : never
  ]: Table[Name]['setting'];
};

/** The resolved assumptions about one institution, of those with a setting under `assumptions`. */
export type Assumptions = {
  readonly [Name in keyof OwnSettings]: SettingValue<OwnSettings[Name]>;
};

/** `assumptions` of an institution in `config/plugins`: only what differs from the defaults. */
export type AssumptionsConfiguration = {
  readonly [Name in keyof OwnSettings]?: SettingGiven<OwnSettings[Name]> | undefined;
};

/** The settings under `assumptions`, by name. */
export const ASSUMPTION_SETTINGS: Readonly<Record<string, Setting>> = Object.fromEntries(
  Object.entries(ASSUMPTIONS).flatMap(([name, { setting }]): [string, Setting][] =>
    setting.kind === 'elsewhere' ? [] : [[name, setting]],
  ),
);

/** The settings in `config/plugins` that change an assumption. */
export const settingNames = (name: string): readonly string[] => {
  const setting = isAssumption(name) ? ASSUMPTIONS[name].setting : always;
  return setting.kind === 'elsewhere' ? setting.settings : [`assumptions.${name}`];
};
