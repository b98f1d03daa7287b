import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { Bounded } from '../../../shared/components/Bounded';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

interface ComposerFrameProps {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function ComposerFrame({ actions, children, subtitle, title }: ComposerFrameProps) {
  const text = useText();
  return (
    <>
      <Page.Title>{`${title} – ${text('bookings.menu')}`}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          subtitle && (
            <Typography variant="omega" textColor="neutral600">
              {subtitle}
            </Typography>
          )
        }
        primaryAction={actions}
        navigationAction={
          <Link tag={NavLink} startIcon={<ArrowLeft aria-hidden />} to={PLACES.bookings()}>
            {text('booking.compose.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Bounded>{children}</Bounded>
      </Layouts.Content>
    </>
  );
}
