import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { CatalogStatus } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { useGetInstitutionsQuery } from '../institutions';
import { isUnproven, SetupLink } from '../setup';

interface MissingCatalogProps {
  institution: CatalogStatus['institution'];
  /** Why the catalog could not be read at an institution that is set up. */
  children: ReactNode;
}

/** Why there is no catalog: while the set-up is to check S-360, that comes first. */
export function MissingCatalog({ children, institution: { code } }: MissingCatalogProps) {
  const text = useText();
  const mayRead = useAllowed('readOverview').at(code);
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined, { skip: !mayRead });
  const unproven = institutions.find((one) => one.code === code && isUnproven(one));
  if (!unproven) return <>{children}</>;
  return (
    <>
      <Line>{text('booking.catalogs.awaitsCheck')}</Line>
      <Flex>
        <SetupLink institution={unproven} />
      </Flex>
    </>
  );
}
