import { Link } from 'react-router-dom';
import { Line } from '../../../shared/components/Line';
import { TextLink } from '../../../shared/components/TextLink';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

/** Who can resume sending to an institution, and where; users who may open that page get a link. */
export function WhoResumes({ institution }: { institution: string }) {
  const text = useText();
  const mayResume = useAllowed('steerSync').at(institution);
  const maySee = useAllowed('readOverview').at(institution);
  const name = text('booking.resume.page');
  const page = maySee ? (
    <TextLink tag={Link} to={PLACES.institutions}>
      {name}
    </TextLink>
  ) : (
    name
  );
  return (
    <Line muted>{text(`booking.resume.${mayResume && maySee ? 'you' : 'others'}`, { page })}</Line>
  );
}
