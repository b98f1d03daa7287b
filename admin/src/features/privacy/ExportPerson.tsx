import { Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { printedPage, type GetPersonalData } from '../../../../server/src/contracts';
import { download } from '../../shared/api/download';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useText } from '../../shared/words/useText';
import { useReadPersonalDataMutation } from './privacyApi';
import { useColumnWords, usePlaceWords } from './usePlaceWords';

/** Saves all that is stored of a person: as data for programs, or as a page to print. */
export function ExportPerson({ documentId }: { documentId: string }) {
  const text = useText();
  const placeInWords = usePlaceWords();
  const columnInWords = useColumnWords();
  const { formatDate, locale } = useIntl();
  const dialog = useDialogOpen();
  const { attempt } = useAttempts();
  const [read, { isLoading, reset }] = useReadPersonalDataMutation();
  const save = (write: (data: GetPersonalData.Response['data']) => void) =>
    void attempt(read(documentId).unwrap(), (data) => {
      write(data);
      // Personal data does not stay in the browser.
      reset();
    });
  const saveData = () =>
    save((data) =>
      download(
        new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
        `person-${documentId}.json`,
      ),
    );
  const savePage = () =>
    save((data) => {
      const words = {
        title: text('privacy.export.pageTitle', { name: data.name }),
        exportedAt: formatDate(data.exportedAt, { dateStyle: 'long', timeStyle: 'short' }),
        nameOf: placeInWords,
        columnOf: columnInWords,
      };
      const page = printedPage(data, words, locale);
      download(new Blob([page], { type: 'text/html' }), `person-${documentId}.html`);
    });
  return (
    <PreparationDialog
      {...dialog}
      isBusy={isLoading}
      title={text('privacy.export.title')}
      trigger={<Button variant="tertiary">{text('privacy.export.open')}</Button>}
      buttons={
        <>
          <Button variant="secondary" loading={isLoading} onClick={saveData}>
            {text('privacy.export.json')}
          </Button>
          <Button loading={isLoading} onClick={savePage}>
            {text('privacy.export.page')}
          </Button>
        </>
      }
    >
      <Typography>{text('privacy.export.explained')}</Typography>
    </PreparationDialog>
  );
}
