// Runs once after the install with the compile cache on. It loads what the server loads: the first start is as fast as later ones.
import '../flows/index.ts';
import './adapters/sql/sample/fill-with-sample-agency.ts';
import './adapters/sql/open-sql-records.ts';
import './app.ts';
import './calls/turns/take-turn.ts';
import './config/read-config.ts';
import './prompts/files/watch-prompts.ts';
import './adapters/opentelemetry/open-traces.ts';
import './adapters/opentelemetry/send-metrics.ts';
import './adapters/opentelemetry/serve-metrics.ts';
import './system/count-and-trace.ts';
