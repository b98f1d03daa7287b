import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { BulkJobDetails } from '../../../../../server/src/contracts';
import { download } from '../../../shared/api/download';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { useLazyGetLeftOutQuery } from '../bulkJobsApi';
import { filePlanOf } from '../fileColumns';
import { leftOutFile, leftOutFileName } from '../leftOutFile';

/** The lines that an import left out, to download, correct and import again. */
export function LeftOut({ job }: { job: BulkJobDetails }) {
  const text = useText();
  const inWords = useReasons();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const mayRun = useAllowed('runBulkJobs').at(job.institution ?? '');
  const [getLines] = useLazyGetLeftOutQuery();
  const isPlanned = job.state === 'planned';
  const counts = isPlanned ? filePlanOf(job)?.counts : job.counts;
  const { ambiguous = 0, refused = 0 } = counts ?? {};
  if (ambiguous + refused === 0) return null;
  const fetchLines = () =>
    attempt(getLines({ id: job.id }).unwrap(), (lines) => {
      const csv = leftOutFile(lines, { heading: text('leftOut.why'), inWords });
      download(
        new Blob([csv], { type: 'text/csv;charset=utf-8' }),
        leftOutFileName(lines, (name) => text('leftOut.fileName', { name })),
      );
    });
  return (
    <Part
      title={text(isPlanned ? 'leftOut.title.planned' : 'leftOut.title', {
        count: ambiguous + refused,
      })}
    >
      <Line>{text('leftOut.explained', { refused, ambiguous })}</Line>
      {ambiguous > 0 && (
        <Line>{text('leftOut.which', { documentId: text('file.documentId') })}</Line>
      )}
      {mayRun && (
        <Flex>
          <Button
            size="S"
            variant="secondary"
            startIcon={<Download aria-hidden />}
            loading={busy}
            onClick={() => void run(fetchLines)}
          >
            {text('leftOut.download')}
          </Button>
        </Flex>
      )}
    </Part>
  );
}
