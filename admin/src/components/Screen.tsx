import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { message } from '../translations/message';

interface ScreenProps {
  title: string;
  subtitle: string;
  navigationAction?: ReactNode;
  children: ReactNode;
}

/** The frame of each screen of the page, as Strapi's own have it. */
export function Screen({ title, subtitle, navigationAction, children }: ScreenProps) {
  const { formatMessage } = useIntl();
  return (
    <Page.Main>
      <Page.Title>{`${title} – ${formatMessage(message('page.title'))}`}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} navigationAction={navigationAction} />
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  );
}
