import '../unit/bookings/machine/every-order.test';
