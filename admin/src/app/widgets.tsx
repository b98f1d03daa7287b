import type { ComponentType, ElementType } from 'react';
import { ArrowsCounterClockwise, ChartBubble, Clock, WarningCircle } from '@strapi/icons';
import type { MessageDescriptor } from 'react-intl';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts/permissions';
import { PLUGIN_ID } from '../../../server/src/contracts/uids';
import { ORDERS_PATH, PAGE_PATH, PLACES } from '../shared/places';
import { menuText } from './entryTexts';
import { lazily } from './lazily';

/** A widget on Strapi's homepage; users arrange or remove it there. */
export interface Widget {
  id: string;
  pluginId: string;
  icon: ElementType;
  title: MessageDescriptor;
  link: { label: MessageDescriptor; href: string };
  permissions: { action: string }[];
  component: () => Promise<ComponentType>;
}

const Health = lazily(() =>
  import('../features/overview/widgets/HealthWidget').then((file) => file.HealthWidget),
);

const Attention = lazily(() =>
  import('../features/overview/widgets/AttentionWidget').then((file) => file.AttentionWidget),
);

const Holds = lazily(() =>
  import('../features/bookings/widgets/HoldsWidget').then((file) => file.HoldsWidget),
);

const Sales = lazily(() =>
  import('../features/trends/widgets/SalesWidget').then((file) => file.SalesWidget),
);

const shared = {
  pluginId: PLUGIN_ID,
  link: { label: menuText('widget.link'), href: PAGE_PATH },
  permissions: [{ action: PERMISSION_ACTIONS.readOverview }],
};

export const WIDGETS: Widget[] = [
  {
    ...shared,
    id: 'health',
    icon: ArrowsCounterClockwise,
    title: menuText('widget.health'),
    component: () => Promise.resolve(Health),
  },
  {
    ...shared,
    id: 'attention',
    icon: WarningCircle,
    title: menuText('widget.attention'),
    component: () => Promise.resolve(Attention),
  },
  {
    pluginId: PLUGIN_ID,
    id: 'holds',
    icon: Clock,
    title: menuText('widget.holds'),
    link: { label: menuText('widget.bookings'), href: PLACES.bookings({ state: 'expiring' }) },
    permissions: [{ action: PERMISSION_ACTIONS.readBookings }],
    component: () => Promise.resolve(Holds),
  },
  {
    pluginId: PLUGIN_ID,
    id: 'sales',
    icon: ChartBubble,
    title: menuText('widget.sales'),
    link: { label: menuText('widget.orders'), href: ORDERS_PATH },
    permissions: [{ action: PERMISSION_ACTIONS.readSales }],
    component: () => Promise.resolve(Sales),
  },
];
