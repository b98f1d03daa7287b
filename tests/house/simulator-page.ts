import { KEPT_FORMS } from '../simulator/behaviour/kept-forms';
import type { Option } from '../simulator/behaviour/option';
import { WRONG_ON_PURPOSE } from '../simulator/behaviour/wrong-on-purpose';
import { code, entry } from './markdown-list';

export const OPTIONS_PAGE = 'docs/integrators/simulator-options.md';

const BEGINNING = `# The simulator, wrong on purpose

Made by \`npm run interface-page\` from the options in \`tests/simulator/behaviour\`: change it there.

S-360 may behave otherwise than the plugin [assumes](assumptions.md). For each assumption the [simulator](simulator.md) has options that make it wrong. An option
that is not set has the strictest documented form, else what one would expect. They are set at the start, by \`--behaviour\`, or while it runs:

\`\`\`sh
curl -X POST http://127.0.0.1:4360/__control__/myvenue/behaviour -d '{"saves":"replace","pos":{"contactFileAccess":"refused"}}'
\`\`\`

A \`GET\` of that address answers all options, \`null\` resets one, a \`DELETE\` all. What the simulator shows of its own state stays in the documented words.`;

const FORMS = `## Forms of values

In which form S-360 keeps what a save writes. The rules are documented for S-360's contact import, which writes the same data; that a save
follows them is inferred. Lengths are those of the import: 100 characters for names, address lines and towns, 10 for zip codes, 250 for e-mails.`;

const entriesOf = (
  options: Readonly<Record<string, Pick<Option<unknown>, 'values' | 'effect'>>>,
): string =>
  Object.entries(options)
    .map(([name, { effect, values }]) =>
      entry({ names: code(name), facts: [values], text: [`${effect}.`] }),
    )
    .join('\n');

/** The page about the options of the simulator. Pure. */
export const optionsPage = (): string =>
  `${[
    BEGINNING,
    `## Behaviour\n\nIn brackets: the values, the default first. Then what S-360 does.`,
    entriesOf(WRONG_ON_PURPOSE),
    FORMS,
    entriesOf(KEPT_FORMS),
  ].join('\n\n')}\n`;
