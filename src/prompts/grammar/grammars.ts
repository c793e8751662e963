import type { Language } from '../../text/language.ts';
import { english } from './grammar-en.ts';
import { spanish } from './grammar-es.ts';
import type { Grammar } from './grammar.ts';

export const grammars: Readonly<Record<Language, Grammar>> = { en: english, es: spanish };
