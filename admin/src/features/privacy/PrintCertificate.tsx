import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { printedCertificate, type ErasureCertificate } from '../../../../server/src/contracts';
import { download } from '../../shared/api/download';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { usePlaceWords } from './usePlaceWords';

/** Saves a certificate as a page to print or to file. */
export function PrintCertificate({ certificate }: { certificate: ErasureCertificate }) {
  const text = useText();
  const placeInWords = usePlaceWords();
  const { formatDate, locale } = useIntl();
  const { nameOf } = useInstitutions();
  const moment = (iso: string) => formatDate(iso, { dateStyle: 'long', timeStyle: 'short' });
  const { erasedAt, erasedBy, reference } = certificate;
  const save = () => {
    const words = {
      title: text('privacy.certificate.title'),
      explained: text('privacy.certificate.explained'),
      facts: {
        [text('privacy.erasures.reference')]: reference,
        [text('privacy.erasures.at')]: moment(erasedAt),
        [text('privacy.erasures.by')]: erasedBy?.name ?? erasedBy?.id ?? '–',
      },
      places: text('privacy.certificate.places'),
      inS360: text('privacy.certificate.inS360'),
      nameOf: placeInWords,
      taskOf: ({
        confirmedAt,
        confirmedBy,
        institution,
      }: ErasureCertificate['inS360'][number]) => ({
        institution: nameOf(institution),
        state:
          confirmedAt === null
            ? text('privacy.certificate.open')
            : text('privacy.certificate.done', {
                by: confirmedBy?.name ?? confirmedBy?.id ?? '–',
                at: moment(confirmedAt),
              }),
      }),
    };
    const page = printedCertificate(certificate, words, locale);
    download(new Blob([page], { type: 'text/html' }), `erasure-${reference}.html`);
  };
  return (
    <Button variant="secondary" size="S" onClick={save}>
      {text('privacy.certificate.print')}
    </Button>
  );
}
