import type { ICruiseResult } from 'dependency-cruiser';
import { MODULES } from './rules.mjs';

const BEGINNING = `# The modules

Who imports whom. Made by \`npm run lint:imports -- --draw\`, and checked with the rules: a module may
import those earlier in the list. Dotted arrows are against the rules. \`contracts\` and \`kernel\`, which everybody may import, and \`app\`,
which knows everybody, are left out.

`;

/** What everybody imports, or what imports everybody, would hide the rest. */
const LEFT_OUT = new Set(['contracts', 'kernel', 'app']);

const names = MODULES.map(({ name }) => name).filter((name) => !LEFT_OUT.has(name));

const moduleOf = (file: string): string | null =>
  names.find((name) => file.startsWith(`server/src/${name}/`)) ?? null;

/** The picture of the modules as a page of the documentation, with a diagram in Mermaid. */
export function picture({ modules }: ICruiseResult): string {
  const arrows = new Set<string>();
  for (const { dependencies, source } of modules) {
    const from = moduleOf(source);
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved);
      if (from === null || to === null || from === to) continue;
      const isEarlier = names.indexOf(to) < names.indexOf(from);
      arrows.add(`  ${from} ${isEarlier ? '-->' : '-.->'} ${to}`);
    }
  }
  return `${BEGINNING}\`\`\`mermaid\nflowchart BT\n${[...names.map((name) => `  ${name}`), ...[...arrows].sort()].join('\n')}\n\`\`\`\n`;
}
