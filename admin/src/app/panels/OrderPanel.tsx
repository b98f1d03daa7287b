import { Flex, LinkButton } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { Line } from '../../shared/components/Line';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { ORDER_PAGES } from '../openPage';
import type { SidePanel } from './sidePanel';

/** The panel beside the fields of an order or order line, which leads to its page. */
export const OrderPanel: SidePanel = ({ document, model }) => {
  const text = useText();
  const page = ORDER_PAGES.get(model);
  const { documentId, institution = '' } = document ?? {};
  const mayRead = useAllowed('readSync').at(institution);
  if (page === undefined || documentId === undefined || !mayRead) return null;
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
