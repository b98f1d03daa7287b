import type { CheckRequest } from '../../../../server/src/contracts';

/** The form of a new check, as it stands on the screen. */
export interface CheckForm {
  contactNumber: string;
  writes: boolean;
  creates: boolean;
  companyNumber: string;
  performanceId: string;
}

export const EMPTY_FORM: CheckForm = {
  contactNumber: '',
  writes: false,
  creates: true,
  companyNumber: '',
  performanceId: '',
};

const given = (text: string): string | undefined => text.trim() || undefined;

/** What is asked by the form: what only writing needs is left out without it. */
export function requestOf({
  companyNumber,
  contactNumber,
  creates,
  performanceId,
  writes,
}: CheckForm): CheckRequest {
  return {
    contactNumber: given(contactNumber),
    writes,
    ...(writes && {
      creates,
      companyNumber: given(companyNumber),
      performanceId: given(performanceId),
    }),
  };
}
