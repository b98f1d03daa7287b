import { useState } from 'react';
import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
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
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Routes>
        <Route index element={<InstitutionList />} />
        <Route path="new" element={<NewInstitution onTyped={setTyped} />} />
        <Route path="of/:code" element={<OneInstitution typed={typed} onTyped={setTyped} />} />
        <Route path="*" element={<Navigate replace to={PLACES.settingsList} />} />
      </Routes>
    </Page.Protect>
  );
}
