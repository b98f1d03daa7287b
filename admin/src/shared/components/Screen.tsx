import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useText } from '../words/useText';
import { Bounded } from './Bounded';

interface ScreenProps {
  title: string;
  subtitle: string;
  navigationAction?: ReactNode;
  /** Actions that concern the whole screen. */
  primaryAction?: ReactNode;
  children: ReactNode;
}

/** The frame of every screen, like that of Strapi's own. */
export function Screen({ title, subtitle, children, ...actions }: ScreenProps) {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{`${title} – ${text('page.title')}`}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} {...actions} />
      <Layouts.Content>
        <Bounded>{children}</Bounded>
      </Layouts.Content>
    </Page.Main>
  );
}
