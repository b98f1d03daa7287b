import { Typography } from '@strapi/design-system';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useGetInstitutionsQuery } from '../../institutions';

interface InstitutionNameProps {
  code: string;
  /** Below another value of the row. */
  isBelow?: boolean;
}

/** The name of the institution; its code for users who may not read the institutions. */
export function InstitutionName({ code, isBelow = false }: InstitutionNameProps) {
  const mayRead = useAllowed('readOverview').somewhere;
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined, { skip: !mayRead });
  const name = institutions.find((institution) => institution.code === code)?.name ?? code;
  if (!isBelow) return <Typography>{name}</Typography>;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {name}
    </Typography>
  );
}
