import { activityController } from './activity';
import { attentionController } from './attention';
import { overviewController } from './overview';
import { steeringController } from './steering';
import { trendsController } from './trends';

export const overviewControllers = {
  activity: activityController,
  attention: attentionController,
  overview: overviewController,
  steering: steeringController,
  trends: trendsController,
};
