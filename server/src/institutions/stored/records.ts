import type {
  InstitutionChange,
  InstitutionSettings,
  SecretKind,
} from '../../contracts/institutions/institution-settings';

export interface NewSecret {
  kind: SecretKind;
  encrypted: string;
}

export interface StoredSecret extends NewSecret {
  id: number;
  setAt: Date;
  /** E.g. `admin:1`. */
  setBy: string | null;
  lastUsedAt: Date | null;
}

/** An institution that people manage in the admin panel. */
export interface StoredInstitution {
  code: string;
  isActive: boolean;
  /** As in the configuration, without secrets. */
  settings: InstitutionSettings;
  /** In the order in which they were set. */
  secrets: readonly StoredSecret[];
  revision: string;
  changedAt: Date;
  changedBy: string | null;
}

/** What people call an institution, without a name its code. */
export const nameIn = ({ code, name }: InstitutionSettings): string =>
  typeof name === 'string' ? name : code;

/** What a change writes; absent parts stay as they are. */
export interface StoredChange {
  kind: InstitutionChange['kind'];
  names?: readonly string[];
  settings?: object;
  isActive?: boolean;
  forgottenSecrets?: readonly number[];
  newSecrets?: readonly NewSecret[];
}

/** Who changes something, and when. */
export interface Stamp {
  by: string;
  at: Date;
}
