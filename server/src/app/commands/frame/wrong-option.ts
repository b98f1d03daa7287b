import type { z } from '@strapi/utils';
import type { Arguments } from '../command';

interface Expected {
  schema: z.ZodType;
  /** What a right value is, in words. */
  is: string;
  /** Makes the value of the typed text. */
  read?(text: string): unknown;
}

/** What is wrong with the value of an option; `null` when nothing is, or when it was not given. */
export function wrongOption(
  { text }: Arguments,
  name: string,
  { is, read = (typed) => typed, schema }: Expected,
): string | null {
  const typed = text(name);
  if (typed === undefined || schema.safeParse(read(typed)).success) return null;
  return `--${name} is ${is}.`;
}
