import path from 'node:path';
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
import { code, table, type Row } from './markdown-table';
import { OPTIONS_PAGE } from './simulator-page';

export const INTERFACE_PAGE = 'docs/integrators/assumptions.md';

const BEGINNING = `# Assumptions about S-360

Made by \`npm run interface-page\` from the description of S-360's interface in \`server/src/s360/interface\`: change it there.

S-360's public documentation leaves some things open. What the plugin assumes has a name, a default, a reason and, where S-360 might well behave
differently, a setting. Ask S-360's team about those marked "inferred" before the first day, and let the [contract check](contract-check.md) try them at
the institution.`;

const TRIALS = `## How each is tried

The step of the contract check that tries it at the institution, and the option with which the
[simulator](${path.posix.basename(OPTIONS_PAGE)}) behaves otherwise. What no step tries shows itself in work alone.`;

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
  documented: 'documented',
  seenInUse: 'seen in use',
  inferred: 'inferred',
  invented: 'invented',
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

const assumed = Object.entries<Assumption>(ASSUMPTIONS).map(([name, assumption]): Row => {
  const { evidence, meaning, setting } = assumption;
  const where = codes(settingNames(name));
  return [code(name), meaning, defaultOf(setting), restsOn(evidence), where];
});

const listOf = (names: readonly string[]): string =>
  names.map((name) => (name.includes(' ') ? name : code(name))).join(', ');

const stepsOf = (steps: readonly CheckStepName[]): string =>
  steps.length === CHECK_STEPS.length ? 'every step' : codes(steps);

const tried = Object.entries<Assumption>(ASSUMPTIONS).map(
  ([name, { concerns, simulator, triedBy }]): Row => [
    code(name),
    listOf(concerns),
    stepsOf(triedBy),
    codes(simulator),
  ],
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

function settingRows(name: string, setting: Setting): Row[] {
  if (setting.kind === 'parts') {
    return Object.entries(setting.of).flatMap(([part, one]) => settingRows(`${name}.${part}`, one));
  }
  const [type, effect] = shown(setting);
  return [[code(name), type, defaultOf(setting), '–', effect]];
}

const settings = Object.entries<Assumption>(ASSUMPTIONS).flatMap(([name, { setting }]) =>
  setting.kind === 'elsewhere' ? [] : settingRows(`assumptions.${name}`, setting),
);

const methodsOf = (services: typeof SERVICES): Row[] =>
  services.flatMap(({ methods, module, name, version }) =>
    Object.entries<Method>(methods).map(
      ([method, { effect, errors = [], evidence, request }]): Row => {
        const required = Object.keys(request).filter((member) => request[member]?.required);
        const place = `${module} ${name} ${version}`;
        return [code(method), place, effect, codes(required), codes(errors), restsOn(evidence)];
      },
    ),
  );

const METHOD_HEADINGS = [
  'method',
  'module, service, version',
  'effect',
  'required',
  'errors',
  'rests on',
];

const webhookRows = Object.entries(webhooks).map(([stream, { evidence, setUp, trigger }]): Row => [
  stream,
  trigger,
  `${setUp.interface}, ${setUp.type}, ${setUp.function}`,
  restsOn(evidence),
]);

/** The page about what is known and assumed of S-360. Pure. */
export const interfacePage = (): string =>
  `${[
    BEGINNING,
    '## The assumptions',
    table(['name', 'assumed', 'default', 'rests on', 'setting'], ...assumed),
    TRIALS,
    table(['name', 'about', 'step', 'option of the simulator'], ...tried),
    SETTINGS,
    table(['setting', 'type', 'default', 'unit', 'effect'], ...settings),
    CALLS,
    table(METHOD_HEADINGS, ...methodsOf(SERVICES)),
    table(['webhook', 'sent when', 'in S-360', 'rests on'], ...webhookRows),
    CODES,
    NOT_CALLED,
    table(METHOD_HEADINGS, ...methodsOf(OTHER_SERVICES)),
  ].join('\n\n')}\n`;
