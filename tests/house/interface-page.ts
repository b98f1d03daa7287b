import {
  CHECK_STEPS,
  type CheckStepName,
} from '../../server/src/contracts/institutions/contract-check';
import {
  ASSUMPTIONS,
  ERROR_CODES,
  INVENTED_CODES,
  OTHER_SERVICES,
  SERVICES,
  settingNames,
  webhooks,
  type AnySetting,
  type Assumption,
  type Evidence,
  type Method,
  type Setting,
} from '../../server/src/s360/interface';
import { code, entry } from './markdown-list';

export const INTERFACE_PAGE = 'docs/integrators/assumptions.md';

const BEGINNING = `# Assumptions about S-360

Made by \`npm run interface-page\` from the description of S-360's interface in \`server/src/s360/interface\`: change it there.

S-360's public documentation leaves some things open. What the plugin assumes has a name, a default, a reason and, where S-360 might well behave
differently, a setting. Ask S-360's team about those marked "Inferred" before the first day, and let the [contract check](contract-check.md) try them at
the institution.`;

const ASSUMED = `In brackets: which calls or webhooks it is about. "Tried by" names the steps of the contract check that try it at the institution; what no step
tries shows itself in work alone. "Simulator" names the options with which the [simulator](simulator-options.md) behaves otherwise.`;

const SETTINGS = `## The settings

Lists of words add to the default words; a default word that you give another meaning loses its own. Everything else replaces the default.

\`\`\`ts institution
assumptions: {
  tokenSubject: 'myvenue', // here the token's \`sub\` is the code as it stands in the URL
  orderStates: { abandoned: ['DROPPED'] }, // one more word for an order that was abandoned
  saveIndividual: { form: 'flat' },
},
\`\`\``;

const CALLS = `## The calls

Every method of S-360 that the plugin calls, and every webhook that it takes. A call in another form is not sent; it fails with the name of the member.`;

const WEBHOOKS = 'The webhooks, and how each is set up in S-360:';

const CODES = `## Error codes

Of the codes in \`statusDetail\` S-360 documents ${Object.keys(ERROR_CODES).length}: ${Object.keys(
  ERROR_CODES,
)
  .map((name) => `\`${name}\``)
  .join(', ')}. Others are shown as they are; nothing depends on them. The simulator answers
with these, with ${INVENTED_CODES.length} invented ones, and with invented ones that name a member.`;

const NOT_CALLED = `## Other methods

Described, because the simulator has them; the plugin does not call them.`;

const MARKS: Record<Evidence['mark'], string> = {
  documented: 'Documented',
  seenInUse: 'Seen in use',
  inferred: 'Inferred',
  invented: 'Invented',
};

const codes = (names: readonly string[]): string => names.map(code).join(', ') || '–';
const restsOn = ({ mark, source }: Evidence): string => `${MARKS[mark]}: ${source}`;

/** A long list of words is not shown to its end. */
const wordsOf = (words: readonly string[]): string =>
  words.length > 5 ? `${codes(words.slice(0, 4))} …` : codes(words);

function defaultOf(setting: AnySetting): string {
  switch (setting.kind) {
    case 'choice':
    case 'name':
      return code(setting.default);
    case 'words':
      return wordsOf(setting.default);
    case 'parts':
      return Object.values(setting.of).map(defaultOf).join('; ');
    case 'text':
    case 'elsewhere':
      return setting.default;
  }
}

const listOf = (names: readonly string[]): string =>
  names.map((name) => (name.includes(' ') ? name : code(name))).join(', ');

const stepsOf = (steps: readonly CheckStepName[]): string =>
  steps.length === CHECK_STEPS.length ? 'every step' : codes(steps);

/** `Setting: …`, or nothing when nothing is to be said. */
const said = (label: string, what: string): string => (what === '–' ? '' : `${label}: ${what}.`);

const assumed = Object.entries<Assumption>(ASSUMPTIONS).map(([name, assumption]): string =>
  entry({
    names: code(name),
    facts: [listOf(assumption.concerns)],
    text: [
      assumption.meaning,
      said('Default', defaultOf(assumption.setting)),
      said('Setting', codes(settingNames(name))),
      said('Tried by', stepsOf(assumption.triedBy)),
      said('Simulator', codes(assumption.simulator)),
      `${restsOn(assumption.evidence)}.`,
    ],
  }),
);

/** The type of a setting, and what it changes. */
function shown(setting: Exclude<Setting, { kind: 'parts' }>): [type: string, effect: string] {
  switch (setting.kind) {
    case 'choice':
      return [
        codes(Object.keys(setting.values)),
        Object.entries(setting.values)
          .map(([value, meaning]) => `${code(value)}: ${meaning}`)
          .join('; '),
      ];
    case 'words':
      return ['list of words', setting.effect];
    case 'name':
      return ['name of an element', setting.effect];
    case 'text':
      return ['text', setting.effect];
  }
}

export interface PageSetting {
  name: string;
  type: string;
  default: string;
  effect: string;
}

function settingsOf(name: string, setting: Setting): PageSetting[] {
  if (setting.kind === 'parts') {
    return Object.entries(setting.of).flatMap(([part, one]) => settingsOf(`${name}.${part}`, one));
  }
  const [type, effect] = shown(setting);
  return [{ name, type, default: defaultOf(setting), effect }];
}

/** The settings of the page, as it shows them. */
export const ASSUMPTION_SETTINGS: readonly PageSetting[] = Object.entries<Assumption>(
  ASSUMPTIONS,
).flatMap(([name, { setting }]) =>
  setting.kind === 'elsewhere' ? [] : settingsOf(`assumptions.${name}`, setting),
);

const settings = ASSUMPTION_SETTINGS.map(({ default: standard, effect, name, type }) =>
  entry({ names: code(name), facts: [type, `default ${standard}`], text: [`${effect}.`] }),
);

const methodsOf = (services: typeof SERVICES): string[] =>
  services.flatMap(({ methods, module, name, version }) =>
    Object.entries<Method>(methods).map(
      ([method, { effect, errors = [], evidence, request }]): string => {
        const required = Object.keys(request).filter((member) => request[member]?.required);
        return entry({
          names: code(method),
          facts: [`${module} ${name} ${version}`, effect],
          text: [
            said('Required', codes(required)),
            said('Errors', codes(errors)),
            `${restsOn(evidence)}.`,
          ],
        });
      },
    ),
  );

const webhookEntries = Object.entries(webhooks).map(([stream, { evidence, setUp, trigger }]) =>
  entry({
    names: stream,
    facts: [`${setUp.interface}, ${setUp.type}, ${setUp.function}`],
    text: [`Sent when: ${trigger}.`, `${restsOn(evidence)}.`],
  }),
);

/** The page about what is known and assumed of S-360. Pure. */
export const interfacePage = (): string =>
  `${[
    BEGINNING,
    '## The assumptions',
    ASSUMED,
    assumed.join('\n'),
    SETTINGS,
    settings.join('\n'),
    CALLS,
    methodsOf(SERVICES).join('\n'),
    WEBHOOKS,
    webhookEntries.join('\n'),
    CODES,
    NOT_CALLED,
    methodsOf(OTHER_SERVICES).join('\n'),
  ].join('\n\n')}\n`;
