import { errors } from '@strapi/utils';
import { sentenceFor } from './texts';
import type { UnkeptValue } from './unkept-values';

/** Strapi's form shows each sentence at its field, and all of them in a notice. */
export class UnkeptValuesError extends errors.ValidationError {
  readonly status = 400;

  constructor(unkept: readonly UnkeptValue[], language: string) {
    const found = unkept.map((one) => ({
      path: [one.field],
      message: sentenceFor(one, language),
      name: 'ValidationError',
    }));
    super(found.map(({ message }) => message).join(' '), { errors: found });
  }
}
