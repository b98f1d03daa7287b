import { Loader } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';

/** Stands in a panel until its content is loaded, as it does until that has read something. */
export function PanelLoading() {
  const { formatMessage } = useIntl();
  return <Loader small>{formatMessage(message('panel.loading'))}</Loader>;
}
