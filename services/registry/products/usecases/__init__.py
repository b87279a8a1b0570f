"""What is done with a product, and to which commune it belongs."""
