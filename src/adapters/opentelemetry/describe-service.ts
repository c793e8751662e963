import { randomUUID } from 'node:crypto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import packageFile from '../../../package.json' with { type: 'json' };

export type Service = ReturnType<typeof describeService>;

/** What metrics and traces say of this server: each start is an instance of its own. Nothing of the machine is told. */
export function describeService() {
  return resourceFromAttributes({
    'service.name': packageFile.name,
    'service.version': packageFile.version,
    'service.instance.id': randomUUID(),
  });
}
