import { InputRenderer } from '@strapi/strapi/admin';
import type { ComponentProps } from 'react';

type Props = Extract<ComponentProps<typeof InputRenderer>, { type: 'enumeration' }>;

/** An institution is chosen by name; a role that may not know the names types its code. */
export function InstitutionInput({ options, ...props }: Props) {
  if (options.length > 0) return <InputRenderer {...props} options={options} />;
  return <InputRenderer {...props} type="string" />;
}
