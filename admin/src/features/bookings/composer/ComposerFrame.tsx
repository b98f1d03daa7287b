import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { PLACES } from '../../../shared/places';
import { message } from '../../../translations/message';

interface ComposerFrameProps {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of the composer, with a link back to all bookings. */
export function ComposerFrame({ actions, children, subtitle, title }: ComposerFrameProps) {
  const { formatMessage } = useIntl();
  return (
    <>
      <Page.Title>{`${title} – ${formatMessage(message('bookings.menu'))}`}</Page.Title>
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
          <Link tag={NavLink} startIcon={<ArrowLeft aria-hidden />} to={PLACES.bookings}>
            {formatMessage(message('booking.compose.back'))}
          </Link>
        }
      />
      <Layouts.Content>{children}</Layouts.Content>
    </>
  );
}
