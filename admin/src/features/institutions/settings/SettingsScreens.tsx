import { useState, type ReactNode } from 'react';
import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import { OnlyWhereAllowed } from '../../../shared/permissions/OnlyWhereAllowed';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { InstitutionList } from './InstitutionList';
import { NewInstitution } from './NewInstitution';
import { OneInstitution } from './OneInstitution';
import type { TypedKey } from './typedKey';

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.manageInstitutions, subject: null }];

/** The settings of institutions: the list, a new one, and each with its settings. */
export function SettingsScreens() {
  // Kept in memory until the screens are left.
  const [typed, setTyped] = useState<TypedKey | null>(null);
  const mayCreate = useAllowed('manageInstitutions').everywhere;
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Routes>
        <Route index element={<InstitutionList />} />
        <Route
          path="new"
          element={mayCreate ? <NewInstitution onTyped={setTyped} /> : <Page.NoPermissions />}
        />
        <Route
          path="of/:code"
          element={
            <OfOne>
              <OneInstitution typed={typed} onTyped={setTyped} />
            </OfOne>
          }
        />
        <Route path="*" element={<Navigate replace to={PLACES.settingsList} />} />
      </Routes>
    </Page.Protect>
  );
}

/** For those who may set up the institution of the address. */
function OfOne({ children }: { children: ReactNode }) {
  const { code = '' } = useParams();
  return (
    <OnlyWhereAllowed action="manageInstitutions" institution={code}>
      {children}
    </OnlyWhereAllowed>
  );
}
