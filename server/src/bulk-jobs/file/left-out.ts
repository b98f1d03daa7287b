import type { LeftOutLines } from '../../contracts/bulk-jobs';
import { reason } from '../../contracts/reasons';
import { safeText } from '../../kernel/text/cell-text';
import { StateConflictError } from '../../kernel/errors';
import type { BulkJobRecord } from '../bulk-job-store';
import { findingsOf, isLeftOut } from './evaluate-rows';
import type { FileImportPorts, FileSettings } from './file-import';
import { evaluatedFile } from './file-plan';
import { fileSource } from './file-source';

/**
 * The lines that a file import left out, as they stand in the file but safe in a spreadsheet, with
 * the reasons as the CRM is now. Lines that it has not read yet are evaluated now.
 */
export async function leftOutLines(
  job: BulkJobRecord,
  ports: FileImportPorts,
): Promise<LeftOutLines> {
  if (job.kind !== 'file') {
    throw new StateConflictError(reason('bulkJobWithoutFile', { bulkJob: job.id }));
  }
  const settings = job.settings as FileSettings;
  const { fileName, headings, separator } = settings;
  // Imports of earlier versions noted no lines.
  const noted = job.progress.leftOut && new Set(job.progress.leftOut);
  const source = await fileSource(await ports.bulkJobs.content(job.id), separator);
  const lines: LeftOutLines['lines'] = [];
  let position = 0;
  for await (const { record, row } of evaluatedFile(source, settings, ports)) {
    const isRead = position < job.processed;
    position += 1;
    const wasLeftOut = noted && isRead ? noted.has(record.line) : isLeftOut(row);
    if (!wasLeftOut) continue;
    const reasons = isLeftOut(row) ? findingsOf(row).flatMap((finding) => finding.reasons) : [];
    const isErased = reasons.some(({ code }) => code === 'erasedPerson');
    const cells = record.cells.map((cell) => (isErased ? '' : safeText(cell)));
    lines.push({ line: record.line, reasons, cells });
  }
  return { fileName, headings: headings.map(safeText), separator, lines };
}
