import { styled } from 'styled-components';

/** From this width on the offer stands beside the products, otherwise below them. */
const BESIDE = '@media (min-width: 1000px)';
const ROOMY = '@media (min-width: 1180px)';

/** Products beside the offer, or above it in a narrow window. */
export const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[5]};
  grid-template-columns: minmax(0, 1fr);
  align-items: start;
  padding-bottom: ${({ theme }) => theme.spaces[8]};

  ${BESIDE} {
    grid-template-columns: minmax(0, 1fr) 30rem;
    /* However high the offer is, what is sold stands right under for whom it is. */
    grid-template-rows: auto 1fr;
  }

  ${ROOMY} {
    grid-template-columns: minmax(0, 1fr) 36rem;
  }
`;

/** Strapi's own header, which stays on top when the page is scrolled. */
const STRAPI_HEADER = '5.6rem';

/** Stays visible while the products are scrolled. */
export const SideColumn = styled.div`
  min-width: 0;

  ${BESIDE} {
    grid-column: 2;
    grid-row: 1 / span 2;
    position: sticky;
    top: calc(${STRAPI_HEADER} + ${({ theme }) => theme.spaces[4]});
    max-height: calc(100vh - ${STRAPI_HEADER} - 3.2rem);
    overflow-y: auto;
  }
`;

/** Overlays the page without moving it, and stays visible while the page is scrolled. */
export const Over = styled.div`
  position: sticky;
  top: calc(${STRAPI_HEADER} + ${({ theme }) => theme.spaces[4]});
  z-index: 2;
  height: 0;

  > * {
    max-width: 56rem;
    margin: 0 auto;
    box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  }
`;

/** Stays at the bottom edge where the offer is not visible. */
export const BottomBar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 1;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[5]}`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};

  ${BESIDE} {
    display: none;
  }
`;

/** Kind, institution and contact, in one row where there is space. */
export const ForWhomRow = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[5]}`};

  > :last-child {
    flex: 1 1 36rem;
    min-width: 0;
  }
`;

export const Panel = styled.section`
  background: ${({ theme }) => theme.colors.neutral0};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  padding: ${({ theme }) => theme.spaces[5]};
  min-width: 0;
`;

/** The calendar beside the list, at the same height. */
export const CalendarAndList = styled.div<{ $isListOnly: boolean }>`
  display: grid;
  gap: ${({ theme }) => theme.spaces[4]};
  grid-template-columns: ${({ $isListOnly }) => ($isListOnly ? '' : '25.2rem')} minmax(0, 1fr);

  @media (max-width: 700px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** The fixed height of the list of offerings, so that nothing moves while the user types. */
export const LIST_HEIGHT = 336;

/**
 * The place of the prices. It reserves the height that most performances need, before one is
 * chosen.
 */
export const GridPlace = styled.div`
  min-height: 26rem;
  margin-top: ${({ theme }) => theme.spaces[5]};
  padding-top: ${({ theme }) => theme.spaces[4]};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;
