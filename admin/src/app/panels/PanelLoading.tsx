import { Loader } from '@strapi/design-system';
import { useText } from '../../shared/words/useText';

/** Shown in a panel until its code is loaded. */
export function PanelLoading() {
  const text = useText();
  return <Loader small>{text('panel.loading')}</Loader>;
}
