import type { CheckRequest } from '../../../../server/src/contracts';

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

/**
 * The request for the form's values. A check that only reads leaves out what only writing needs.
 */
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
