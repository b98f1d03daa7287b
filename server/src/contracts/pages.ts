import type { z } from '@strapi/utils';
import type { pagination } from './schemas/fields';

export type Pagination = z.infer<typeof pagination>;
