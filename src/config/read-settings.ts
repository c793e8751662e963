import { findSettings, type Settings, settingsForm, shippedSettings } from './find-settings.ts';

/** The settings that SETTINGS_DIR names, for programs that read nothing else of the environment. Throws where it names none. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const folder = env['SETTINGS_DIR'];
  if (folder === undefined || folder === '') return shippedSettings;
  const settings = findSettings(folder);
  if (!settings) throw new Error(`SETTINGS_DIR ${settingsForm}`);
  return settings;
}
