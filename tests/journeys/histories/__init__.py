"""Long random histories of two counters of one dealer, held to a slow model of what their books must say.

Purchases, sales, handing over to the police, corrections, voids, police holds, erasures, and time that passes. After
every step the books must say what the model says; at the end every proof and the audit must hold.
"""
