import type { AlertTexts } from './alert-texts';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { it } from './it';

export const ALERT_LANGUAGES = ['en', 'de', 'fr', 'it'] as const;

type AlertLanguage = (typeof ALERT_LANGUAGES)[number];

export const ALERT_TEXTS: Record<AlertLanguage, AlertTexts> = { en, de, fr, it };
