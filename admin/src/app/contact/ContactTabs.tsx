import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ContactTab } from '../../shared/places';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

const TabList = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[2]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  display: block;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  margin-bottom: -1px;
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;

  &:hover,
  &.active {
    color: ${({ theme }) => theme.colors.primary600};
  }

  &.active {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface ContactTabsProps {
  documentId: string;
  tabs: readonly ContactTab[];
}

/** The tabs as links, so that each can be sent and opened beside another; the first is the form. */
export function ContactTabs({ documentId, tabs }: ContactTabsProps) {
  const text = useText();
  return (
    <nav aria-label={text('contactPage.tabs')}>
      <TabList>
        <li>
          <Tab to={PLACES.contact(documentId)}>{text('contactPage.tab.details')}</Tab>
        </li>
        {tabs.map((tab) => (
          <li key={tab}>
            <Tab to={PLACES.contactPage(documentId, tab)}>{text(`contactPage.tab.${tab}`)}</Tab>
          </li>
        ))}
      </TabList>
    </nav>
  );
}
