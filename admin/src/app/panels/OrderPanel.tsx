import { Flex, LinkButton } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { Line } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { ORDER_PAGES } from '../openPage';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const SYNC = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

/** The panel beside the fields of an order or order line, which leads to its page. */
export const OrderPanel: SidePanel = ({ document, model }) => {
  const text = useText();
  const page = ORDER_PAGES.get(model);
  const { canRead } = useRBAC(page === undefined ? NO_PERMISSIONS : SYNC).allowedActions;
  const documentId = document?.documentId;
  if (page === undefined || documentId === undefined || canRead !== true) return null;
  return {
    title: text('panel.title'),
    content: (
      <Flex direction="column" alignItems="stretch" gap={3} width="100%">
        <Line muted>{text('orderPage.hint')}</Line>
        <LinkButton
          tag={NavLink}
          to={page.place(documentId)}
          fullWidth
          variant="secondary"
          endIcon={<ArrowRight aria-hidden />}
        >
          {text(page.label)}
        </LinkButton>
      </Flex>
    ),
  };
};
