import { blankRecords } from './blank-records';
import { erasedLines } from './erased-lines';
import { FILE_SLICE, rowContext, type FileImportPorts, type FileSettings } from './file-import';
import { fileSource } from './file-source';

/**
 * The text of a file without the rows of erased persons, which are never stored, and the settings
 * with their lines: a blank row does not show why it is left out.
 */
export async function withoutErasedRows(
  text: string,
  settings: FileSettings,
  ports: FileImportPorts,
): Promise<{ content: string; settings: FileSettings }> {
  if (Object.keys(settings.mapping).length === 0) return { content: text, settings };
  const source = await fileSource(text, settings.separator);
  const context = rowContext(settings, ports);
  const lines = new Set<number>();
  for (;;) {
    const records = await source.take(FILE_SLICE);
    if (records.length === 0) break;
    for (const line of await erasedLines(records, context.settings, ports)) lines.add(line);
  }
  const content = blankRecords(text, settings.separator, ({ line }) => lines.has(line));
  if (content === null) return { content: text, settings };
  return { content, settings: { ...settings, erasedLines: [...lines] } };
}
