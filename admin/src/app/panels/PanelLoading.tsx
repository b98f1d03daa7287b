import { Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';

/** Shown in a panel until its code is loaded. */
export function PanelLoading() {
  const { formatMessage } = useIntl();
  return <Loader small>{formatMessage(message('panel.loading'))}</Loader>;
}
