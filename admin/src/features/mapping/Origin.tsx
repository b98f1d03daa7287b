import { Typography } from '@strapi/design-system';
import type { SettingOrigin } from '../../../../server/src/contracts';
import { StatusWord } from '../../shared/components/StatusWord';
import { useText } from '../../shared/words/useText';

/** Who has set a field or a rule, or that it is not applied yet. */
export function Origin({ origin }: { origin: SettingOrigin | 'draft' }) {
  const text = useText();
  return origin === 'draft' ? (
    <StatusWord variant="warning">{text('mapping.origin.draft')}</StatusWord>
  ) : (
    <Typography>{text(`mapping.origin.${origin}`)}</Typography>
  );
}
