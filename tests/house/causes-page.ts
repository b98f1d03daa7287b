import { wordsIn } from '../../server/src/app/screen-words';
import { CAUSE_KINDS, CAUSES, causeOf } from '../../server/src/contracts';
import { alarm } from '../../server/src/contracts/schemas/alarms';
import { code, table, type Row } from './markdown-table';

export const CAUSES_PAGE = 'docs/extending/causes.md';

const BEGINNING = `# Causes

Made by \`npm run interface-page\` from \`contracts/causes.ts\` and \`contracts/schemas/alarms.ts\`.

A cause is why something waits for a person: an entry of _Needs attention_. It is reported by
[alerts](events.md#alerts) once as many wait as the last column says.`;

const ALARMS = `## Alarms

Causes of the kind \`alarm\`, which are also emitted as [\`s360.alarm\`](events.md#alarms). Their
\`cause\` names the alarm and its stream, as in \`silence orders\`.`;

const HEADINGS = ['`kind`', 'of two, the screens say', 'who acts, mostly', 'from'];

/** What an alarm carries besides its kind: each value, and what it means where that is said. */
function valuesOf({ shape }: (typeof alarm.options)[number]): string {
  const values = Object.entries(shape).filter(([name]) => name !== 'kind');
  return values
    .map(([name, { description }]) => code(name) + (description ? ` (${description})` : ''))
    .join(', ');
}

/** The page about causes and alarms. */
export async function causesPage(): Promise<string> {
  const { textOf } = await wordsIn('en');
  const kinds = CAUSE_KINDS.map((kind): Row => {
    const { actor = 'operator', reportedFrom = 1 } = causeOf(kind);
    const acts = kind === 'alarm' ? '[see below](#alarms)' : actor;
    return [code(kind), textOf(`attention.${kind}`, { count: 2 }), acts, String(reportedFrom)];
  });
  const alarms = alarm.options.map(({ shape: { kind } }): Row => [
    code(kind.value),
    kind.description ?? '',
    CAUSES[kind.value].actor,
  ]);
  const values = alarm.options.map((one) => `- ${code(one.shape.kind.value)}: ${valuesOf(one)}`);
  return `${[
    BEGINNING,
    table(HEADINGS, ...kinds),
    ALARMS,
    table(['`alarm.kind`', 'when', 'who acts, mostly'], ...alarms),
    `Their values:\n\n${values.join('\n')}`,
  ].join('\n\n')}\n`;
}
